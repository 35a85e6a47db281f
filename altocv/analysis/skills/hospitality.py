"""Hotels, restaurants and travel."""

TECHNICAL = """
Food preparation | food prep | mise en place | preparación de alimentos
Cooking | line cook | chef | cook | cocina | cocinero | cocinera
Menu planning | menu development | menu design | elaboración de menús
Baking | pastry | pastry chef | pastelería | repostería | panadería
Food safety | food hygiene | seguridad alimentaria | higiene alimentaria
HACCP | APPCC > Food safety
Kitchen management | running a kitchen | kitchen brigade | brigada de cocina
Food cost control | food costs | food cost | kitchen budgets | control de costes de cocina
Table service | waiting tables | serving guests | waiter | waitress | servicio de mesa | camarero | camarera
Bartending | bartender | mixology | cocktails | coctelería
Barista | espresso | latte art
Wine knowledge | sommelier | wine pairing | enología
Banqueting | banquets | catering | banquetes
Front desk | front office | reception desk | hotel reception | receptionist | recepción
Check-in and check-out | guest check-in | check-in
Reservations | booking systems | reservation systems | reservas
Housekeeping | room cleaning | limpieza de habitaciones | camarera de pisos
Concierge | conserje
Guest relations | guest services | guest experience | guest satisfaction | atención al huésped
Revenue management | yield management | RevPAR
Property management systems | Opera PMS | =OPERA | Protel | Mews
=POS | POS systems | POS system | point-of-sale systems | TPV
Restaurant management | restaurant manager | gestión de restaurantes
Hotel management | hotel operations | dirección hotelera | gestión hotelera
Food and beverage | F&B | alimentos y bebidas
Stock ordering | ordering supplies | stock rotation
Upselling to guests | suggestive selling
Tour guiding | tour guide | guía turístico
Travel planning | itineraries | travel agency | agencia de viajes
Amadeus GDS | =Amadeus | =Sabre | Galileo GDS
Allergen awareness | allergens | alérgenos
Dishwashing
Cleaning | deep cleaning | limpieza
Event catering
"""

CERTIFICATION = """
ServSafe > Food safety
Food handler certificate | food handler's card | food hygiene certificate
 | carné de manipulador de alimentos
WSET > Wine knowledge
Responsible alcohol service | personal licence | TIPS certification
"""

OTHER = """
Hospitality | hotel industry | hostelería | hotelería
Tourism | turismo
Guest complaints | handling complaints | handle complaints | quejas
"""
