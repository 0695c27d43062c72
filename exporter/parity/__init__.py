"""Do two PDFs look alike: ours, and the one that LibreOffice prints of our Word file?"""
