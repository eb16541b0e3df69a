# from web-conference
# options --document contract
s|<first-report unit="hour">1<|<first-report unit="hour">6<|
s|<answer-within unit="day">14<|<answer-within unit="day">7<|
s|<availability>99.5<|<availability>99.9<|
