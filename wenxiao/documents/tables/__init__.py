"""Tables: how they are found in plain text, which of their cells are headers, what stands over them.

`finding` looks through the lines of a plain text for the ways a table is written there (`piped`, `tabbed`, `listed`);
`aligning` puts the cells of an incomplete row into their columns; `headers` and `captions` serve every format.
"""
