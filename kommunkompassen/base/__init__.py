"""What every room may use: paths, messages, findings, the theme, Swedish for print. Imports no other room."""
