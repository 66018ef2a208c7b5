"""Lines to rows of cells: the layouts of plain text, one module each, drawn in its docstring."""
