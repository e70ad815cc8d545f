"""What people write before it is proposed: sections, drafts and pictures, checked while they are typed."""
