"""Phrases in which a skill's word means something else; each keeps that skill from being found."""

DECOYS = """
C-level
C-suite
R&D
Toys R Us
go live
go-getter
rest assured
word of mouth
law enforcement
legal right to work
social security
medical insurance
health insurance
equal opportunity
equal opportunities
flexible hours
flexible working
flexible work
flexible schedule
flexible benefits
training budget
learning budget
closing date
interview process
hiring manager
we are hiring
we're hiring
now hiring
we are recruiting
is recruiting
is hiring
English Channel
"""
