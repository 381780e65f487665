"""Budget execution: rates that can be computed, rates computed rightly, deviations explained."""
