"""Parts of the Calendar page: the year at a glance, its rows, the forms, and what a change would move."""
