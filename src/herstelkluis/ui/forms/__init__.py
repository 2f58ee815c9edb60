"""A form is made from a template: one widget per type of field, and each gives back exactly what stands in it."""
