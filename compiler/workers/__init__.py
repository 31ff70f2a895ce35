"""Work done in processes of its own: what hostile input does to one, or a crash, ends that one."""
