"""The one way in which Counterdesk says no.

A refusal carries a code and bare facts; the sentence a person reads is made in words.
"""


class Refused(Exception):
    """Tells why something was not done; nothing has been changed.

    `code` is lower_snake and has its sentence in `counterdesk.words.refusals`. `facts` fill that sentence
    and never hold what a caller said, typed or is called.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __repr__(self) -> str:
        """Shows the code alone: facts stay out of logs."""
        return f"Refused({self.code!r})"
