"""The documents we hold and what people have declared about them."""
