"""Building trades, site management and civil engineering."""

TECHNICAL = """
Site management | site supervision | site manager | site supervisor | jefe de obra | dirección de obra
Construction management | construction projects | gestión de la construcción
Quantity surveying | quantity surveyor | quantity take-off | takeoffs | mediciones
Cost estimating | cost estimation | estimating | bids and estimates | estimación de costes
Building regulations | building codes | building code | planning permission
 | código técnico de la edificación
BIM | building information modeling | building information modelling
Revit > BIM
Navisworks > BIM
AutoCAD Civil 3D | Civil 3D
Primavera P6 | Primavera
Structural engineering | structural design | structural analysis | cálculo de estructuras
Civil engineering | civil engineer | ingeniería civil
Surveying | land surveying | setting out | total station | topografía
Concrete work | concreting | pouring concrete | reinforced concrete | formwork | hormigón | encofrado
Masonry | bricklaying | brickwork | bricklayer | albañilería
Carpentry | joinery | carpenter | carpintería
Plumbing | plumber | pipefitting | fontanería
Electrical installation | wiring | electrician | electrical installations | instalaciones eléctricas
Roofing | roofer | cubiertas
Plastering | drywall | plasterer | yeso | pladur
Tiling | tiler | alicatado
Painting and decorating | painter | pintura de obra
Scaffolding | scaffold | andamios
Excavation | groundworks | earthworks | excavación
Heavy equipment operation | excavator | plant operation | heavy machinery | maquinaria pesada
Crane operation | crane operator | tower crane | gruista
Demolition | demolición
Steel erection | steelwork | steel fixing | ferralla
Road construction | paving | asphalt | carreteras
Subcontractor management | subcontractors | subcontractor coordination | subcontratas
Contract administration | JCT | NEC contracts | FIDIC
Snagging | punch list | punch lists
Site safety | toolbox talks | method statements | =RAMS | seguridad en obra
Working at height | work at height | trabajos en altura
Hand tools | power tools | herramientas manuales
Materials handling | materials ordering | materials procurement
Renovation | refurbishment | remodeling | reformas | rehabilitación de edificios
Facade work | cladding | insulation | fachadas | aislamiento
Passive House | Passivhaus | energy efficiency | eficiencia energética
Building services | MEP
Architectural design | architecture practice | architect | diseño arquitectónico
Urban planning | urbanismo
Facilities management | facility management | building maintenance
"""

CERTIFICATION = """
OSHA 10 | OSHA 30 | OSHA
CSCS | CSCS card | TPC construcción | tarjeta profesional de la construcción
SMSTS | SSSTS
NEBOSH | IOSH > Health and safety
LEED | BREEAM
Journeyman | journeyman license | NVQ Level 2 construction
CPCS | IPAF | PASMA
18th Edition | 18th Edition Wiring Regulations > Electrical installation
"""

OTHER = """
Construction | building trade | construction industry | construcción
Tendering
"""
