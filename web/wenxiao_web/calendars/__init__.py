"""The working calendar of the desk: each year's arrangement (调休) as it was published and recorded."""
