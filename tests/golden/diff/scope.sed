# from web-conference
# options --document contract
s|<allowed>partial</allowed>|<allowed>none</allowed>|
