"""What stands between a spider and the network: address guard, robots.txt, politeness, waiting when asked to."""
