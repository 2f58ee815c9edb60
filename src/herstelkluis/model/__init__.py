"""What things are: documents, answers, templates, sheets. No files, no clock, no Qt."""
