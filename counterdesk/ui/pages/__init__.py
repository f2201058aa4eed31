"""The pages beside the desk: people, sealed records, reports, office, and the first start."""
