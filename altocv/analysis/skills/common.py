"""What many professions ask for: manners of working, office programs, languages."""

SOFT = """
Communication | communication skills | communicator | written and verbal communication | comunicación
Teamwork | team player | team work | collaboration | collaborative | collaborating | trabajo en equipo
Leadership | team leadership | leading teams | people leadership | liderazgo
Problem solving | problem-solver | solve problems | solving problems | resolución de problemas
Critical thinking | pensamiento crítico
Analytical skills | analytical thinking | analytical mindset | analytical | capacidad analítica
Attention to detail | detail-oriented | detail oriented | eye for detail | atención al detalle
Time management | manage your time | gestión del tiempo
Organization skills | organizational skills | well organized | organized | capacidad de organización
Adaptability | adaptable | flexibility | flexible | adaptabilidad | flexibilidad
Creativity | creative thinking | creative | creatividad
Initiative | self-starter | proactive | self-motivated | iniciativa | proactividad
Empathy | empathetic | compassion | compassionate | empatía
Negotiation | negotiating | negotiation skills | negociación
Conflict resolution | conflict management | de-escalation | resolución de conflictos
Decision making | decision-making | toma de decisiones
Mentoring | mentorship | mentor | coaching colleagues | mentoría
Interpersonal skills | people skills | relationship building | habilidades interpersonales
Active listening | listening skills | escucha activa
Presentation skills | presentations | presenting | public speaking | hablar en público
Multitasking | multi-tasking | juggling priorities
Prioritization | prioritize | prioritizing | priorización
Working under pressure | under pressure | trabajo bajo presión
Work ethic | reliable | reliability | dependable
Customer focus | customer-focused | customer-centric | orientación al cliente
Results orientation | results-driven | results-oriented | orientación a resultados
Independent work | work independently | working independently | autonomy | autonomía
Cross-functional collaboration | cross-functional teams | cross-functional | equipos multidisciplinares
Strategic thinking | pensamiento estratégico
Discretion | confidentiality | confidencialidad
Patience | patient manner | paciencia
Cultural awareness | intercultural
Persuasion | persuasive
Writing skills | written communication | redacción
"""

TECHNICAL = """
Microsoft Office | MS Office | Office 365 | Microsoft 365 | M365 | Office suite | paquete Office | ofimática
=Excel | Microsoft Excel | MS Excel | spreadsheets | hojas de cálculo > Microsoft Office
Pivot tables | pivot table | VLOOKUP | XLOOKUP | tablas dinámicas > Excel
=PowerPoint | Microsoft PowerPoint > Microsoft Office
=Word | Microsoft Word | MS Word > Microsoft Office
=Outlook | Microsoft Outlook > Microsoft Office
Microsoft Access | MS Access
Microsoft Teams | MS Teams
SharePoint
Google Workspace | G Suite | Google Docs | Google Sheets
=Slack
Trello
=Asana
=Notion
=Monday.com
Microsoft Project | MS Project
=Visio
Data entry | entrada de datos
Typing | touch typing | mecanografía
"""

CERTIFICATION = """
PMP | Project Management Professional > Project management
PRINCE2 > Project management
Certified ScrumMaster | CSM | Scrum Master | PSM > Scrum
Six Sigma | Green Belt | Black Belt | Lean Six Sigma > Continuous improvement
First aid | first aider | primeros auxilios
Driving licence | driver's license | driving license | driver license | carnet de conducir
 | permiso de conducir
Security clearance | SC clearance | DBS check | background check
"""

OTHER = """
Project management | managing projects | manage projects | project manager | gestión de proyectos
Program management | programme management | gestión de programas
Product management | product owner | product manager | gestión de producto
Stakeholder management | stakeholder engagement | managing stakeholders | stakeholders
 | gestión de interesados
Change management | gestión del cambio
Risk management | risk assessment | gestión de riesgos
Process improvement | process optimization | mejora de procesos
Continuous improvement | kaizen | mejora continua
Budgeting | budget management | budgets | budget | presupuestos | elaboración de presupuestos
Team management | people management | managing a team | line management | gestión de equipos
Strategic planning | business strategy | planificación estratégica
Vendor management | supplier management | gestión de proveedores
Business analysis | business analyst | análisis de negocio
Business development | desarrollo de negocio
Training delivery | staff training | train staff | training staff | formación de personal
Scheduling | rostering | planificación de turnos
Administration | administrative support | office administration | administración
Record keeping | record-keeping | archivo
Research | market research | investigación
Technical writing
Translation | traducción
Event planning | event management | events management | organización de eventos
Health and safety | occupational safety | workplace safety | prevención de riesgos laborales | PRL
Quality control | quality inspection | control de calidad
Quality management | quality management system | QMS | ISO 9001 | gestión de la calidad
Regulatory compliance | compliance | cumplimiento normativo
GDPR | data protection | data privacy | RGPD | protección de datos
English | inglés
Spanish | español | castellano
French | francés
German | alemán
Italian | italiano
Portuguese | portugués
Dutch | neerlandés
Mandarin | Chinese | chino mandarín
Arabic | árabe
Russian | ruso
Japanese | japonés
Catalan | catalán
"""
