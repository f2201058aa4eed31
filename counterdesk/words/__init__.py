"""Every sentence that a person reads, by way of gettext."""
