"""Opening hours and business days: no towns, no clocks, no holidays library."""
