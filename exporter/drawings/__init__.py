"""What we draw ourselves: charts and QR codes."""
