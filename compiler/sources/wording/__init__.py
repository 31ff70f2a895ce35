"""What words say by themselves: numbers of heads, dates, names, classes of characters."""
