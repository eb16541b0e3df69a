# from web-conference
# options --document sla
s|<rto unit="hour">4</rto>|<rto undecided="yes">検討中</rto>|
