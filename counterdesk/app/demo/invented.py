"""Invented people and invented reasons to call. Every number is 555-01xx; nobody here exists."""

STAFF = (
    ("Priya Nair", "Customer Service Representative", True),
    ("Owen Gallagher", "Customer Service Representative", True),
    ("Denise Papineau", "Supervisor, Customer Service", True),
    ("Maria Rossi", "Tax Collector", False),
    ("Andrew Bell", "Chief Building Official", False),
    ("Thuy Tran", "By-law Enforcement Officer", False),
    ("Karl Huebner", "Roads Foreman", False),
    ("Jean Okafor", "Manager, Recreation", False),
    ("Louise Chartrand", "Deputy Clerk", False),
    ("Sam Whitefeather", "Drainage Superintendent", False),
)
"""Name, position, and whether they work at the desk."""

PLACES_OF_WORK = (
    "Customer Service",
    "Customer Service",
    "Customer Service",
    "Finance",
    "Building",
    "By-law Enforcement",
    "Public Works",
    "Recreation",
    "Clerk",
    "Public Works",
)

CALLERS = (
    "Marguerite Lévesque",
    "Walter Pike",
    "Aisha Rahman",
    "Joe DiPasquale",
    "Helen Kovacs",
    "Bogdan Ilić",
    "Rose Desjardins",
    "Tom O'Brien",
    "Wanda Petrov",
    "Luc Gagnon",
    "Nadia Haddad",
    "Frank Schroeder",
    "Eileen McCarthy",
    "Dimitri Pappas",
    "Suzanne Beaulieu",
    "Gurpreet Gill",
    "Ida Lindqvist",
    "Carlos Mendes",
    "Betty Ferris",
    "Yusuf Demir",
)

MATTERS = (
    ("tax", "Second notice for 14 Oak; says it was paid on the 3rd at the counter and wants to know where it went."),
    ("tax", "Asks for the interim bill to be sent again to the new address."),
    ("dog", "New dog, asks what to bring for the tag."),
    ("permit", "Shed of 3 by 4 m in the back yard: does it need a permit?"),
    ("permit", "Waiting for the deck inspection since last week."),
    ("waste", "Green bin was not picked up on the whole street."),
    ("waste", "Large item pick-up: how to book."),
    ("marriage", "Licence for a wedding in three weeks; asks which papers."),
    ("recreation", "Refund for the cancelled swimming class."),
    ("by-law", "Fence of the neighbour is on the lot line, asks which rule applies."),
    ("by-law", "Car parked on the boulevard for two weeks."),
    ("road", "Pothole in front of 220 Lakeshore, large and deep."),
    ("drain", "Water stands in the ditch since the rain; asks who cleans it."),
    ("commissioner", "Needs a signature on a pension form."),
)
"""A fragment of a topic's name, and what was said."""

SAID_BY_EMAIL = (
    "Asks for the zoning of a lot on County Road 22.",
    "Wants the agenda of the next Council meeting.",
    "Street light out at the corner of Maple and 2nd.",
    "Thanks for the quick help with the marriage licence.",
    "Asks when the leaf pick-up starts in the east end.",
)

FOR_COUNCIL = "Asks to close Oak Street for the summer fair."
ASKS_COUNCIL = "Oak Street Residents"
EMPLOYEE_COMPLAINT = "Says the counter was empty for ten minutes and that the answer then was short and unfriendly."
SERVICE_COMPLAINT = "Says that three calls about the same missed pick-up were not returned."
INCIDENT_WORDS = "“You people are useless, I'll be back and you'll be sorry.”"
INCIDENT_BEFORE = "Was told that the office cannot waive the penalty on the tax account."
INCIDENT_TRIED = "Spoke calmly, offered a call from the Tax Collector, then gave the warning."
