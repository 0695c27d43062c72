"""The PDF for a printing press: PDF/X-4 (ISO 15930-7), with bleed, crop marks and inks only.

WeasyPrint paints as ever; what it painted is then separated into inks, so that any theme and any
stylesheet will do. Tags, links and attachments are left to the office file.
"""
