"""Questions over many matters at once, each as one Ibis expression: the same on DuckDB and on Spark."""
