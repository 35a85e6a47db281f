"""Mechanical engineering and manufacturing."""

TECHNICAL = """
SolidWorks > CAD
AutoCAD > CAD
CATIA > CAD
=Creo | Pro/ENGINEER | PTC Creo > CAD
Siemens NX | Unigraphics > CAD
Autodesk Inventor > CAD
Fusion 360 > CAD
CAD | computer-aided design | 3D modeling | 3D modelling | diseño asistido por ordenador
=CAM | CAD/CAM | computer-aided manufacturing | Mastercam
Finite element analysis | FEA | FEM | finite element | elementos finitos
ANSYS > Finite element analysis
Abaqus > Finite element analysis
Computational fluid dynamics | CFD | dinámica de fluidos computacional
GD&T | geometric dimensioning and tolerancing | tolerancing | tolerance analysis | tolerancias geométricas
Technical drawings | engineering drawings | blueprints | blueprint reading | planos técnicos
Thermodynamics | termodinámica
Heat transfer | thermal analysis | transferencia de calor
Fluid mechanics | mecánica de fluidos
HVAC | heating and ventilation | heating ventilation | climatización
Machine design | mechanical design | diseño mecánico
Product design engineering | product development | desarrollo de producto
Prototyping | prototypes | rapid prototyping | prototipado
3D printing | additive manufacturing | impresión 3D
CNC machining | CNC | CNC programming | mecanizado CNC
Machining | milling | lathe | mecanizado
Welding | TIG welding | MIG welding | soldadura
Sheet metal | sheet-metal design | chapa metálica
Injection molding | injection moulding | moldeo por inyección
Casting | die casting | fundición
Materials science | material selection | metallurgy | ciencia de materiales
Design for manufacturing | DFM | DFMA | design for assembly
Lean manufacturing | lean production | 5S | manufactura esbelta
Failure mode analysis | FMEA | DFMEA | PFMEA | AMFE
Root cause analysis | root-cause analysis | 8D | análisis de causa raíz
Statistical process control | SPC
Production planning | manufacturing planning | planificación de la producción
Manufacturing | production processes | manufacturing processes | fabricación
Preventive maintenance | equipment maintenance | mantenimiento preventivo
Maintenance | industrial maintenance | mantenimiento
Hydraulics | hydraulic systems | hidráulica
Pneumatics | pneumatic systems | neumática
PLC | PLC programming | Siemens TIA | Allen-Bradley | autómatas programables
SCADA
Robotics | industrial robots | robótica
Industrial automation | automation engineering | automatización industrial
Instrumentation | sensors | instrumentación
Vibration analysis | NVH
Tooling | jigs and fixtures | jigs | utillaje
Product lifecycle management | PLM | Teamcenter | Windchill | PDM
Bill of materials | BOM | bills of materials | lista de materiales
Test benches | test bench | test rigs | bancos de ensayo
Metrology | CMM | coordinate measuring | metrología
Electrical engineering | circuit design | ingeniería eléctrica
Electronics | PCB design | PCB | electrónica
Simulink | LabVIEW
Automotive | automoción
Aerospace | aeroespacial
Renewable energy | solar energy | wind energy | energías renovables
ISO 13485 | IATF 16949 | AS9100
"""

CERTIFICATION = """
Professional Engineer | PE license | Chartered Engineer | CEng
Fundamentals of Engineering | FE exam | EIT
CSWP | CSWA | Certified SolidWorks Professional > SolidWorks
"""

OTHER = """
Mechanical engineering | mechanical engineer | ingeniería mecánica
Industrial engineering | industrial engineer | ingeniería industrial
Engineering | ingeniería
"""
