"""Chinese line composition, pure: measured characters and a policy in, breaks and gaps out."""
