"""Graphic, product and interaction design."""

TECHNICAL = """
Figma
=Sketch | Sketch app
Adobe XD
InVision
=Framer
Adobe Creative Suite | Adobe Creative Cloud | Creative Cloud | Adobe CC
Photoshop | Adobe Photoshop > Adobe Creative Suite
=Illustrator | Adobe Illustrator > Adobe Creative Suite
InDesign | Adobe InDesign > Adobe Creative Suite
After Effects | Adobe After Effects > Adobe Creative Suite
Premiere Pro | Adobe Premiere > Video editing
Lightroom > Photography
=Blender
Cinema 4D | 3ds Max
SketchUp
Rhino 3D | Rhinoceros
UX design | UX | user experience | user experience design | experiencia de usuario
UI design | UI | user interface design | user interface | interfaz de usuario
UX/UI design | UX/UI | UI/UX > UX design, UI design
User research | usability research | user interviews | investigación de usuarios
Usability testing | usability tests | user testing | pruebas de usabilidad
Wireframing | wireframes | wireframe
Interactive prototypes | clickable prototypes | high-fidelity prototypes
Information architecture | arquitectura de la información
Interaction design | diseño de interacción
Design systems | design system | component libraries | component library | sistemas de diseño
Design thinking | pensamiento de diseño
Personas | user personas
User flows | user journeys
Journey mapping
Responsive design | mobile-first design | diseño responsive
Graphic design | graphic designer | diseño gráfico
Visual design | visual identity | diseño visual | identidad visual
Brand identity | brand guidelines | logo design | logos | identidad de marca
Typography | tipografía
Color theory | colour theory | teoría del color
Layout design | editorial design | page layout | maquetación
Packaging design | packaging | diseño de packaging
Print production | prepress | print design | artes gráficas
Illustration | illustrator work | ilustración
Motion graphics | motion design | animation | animación
Video editing | edición de vídeo | edición de video
Photography | photo editing | fotografía
Art direction | art director | dirección de arte
Interior design | space planning | diseño de interiores
Fashion design | diseño de moda
Industrial design | diseño industrial
Service design | diseño de servicios
Accessible design | inclusive design
Design handoff | developer handoff
Web design | web designer | diseño web
Webflow
Storyboarding | storyboards
"""

CERTIFICATION = """
Adobe Certified Professional
Google UX Design Certificate > UX design
"""

OTHER = """
Product design | product designer | diseño de producto
Creative direction | creative director | dirección creativa
Portfolio of design work | design portfolio
"""
