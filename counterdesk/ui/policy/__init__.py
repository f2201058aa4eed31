"""The policy page in parts: limits, choices, departments, the text, the edits; and the dialog for every change."""
