"""Documents: written, reviewed, issued and recalled at the hub; read, acknowledged and answered at both entries."""
