"""Reviews Chinese departmental expenditure-performance reports."""
