"""Human resources."""

TECHNICAL = """
Recruitment | recruiting | talent acquisition | hiring | recruiter | selección de personal | reclutamiento
Sourcing candidates | candidate sourcing | headhunting | LinkedIn Recruiter
Interviewing | interviews | structured interviews | conducting interviews | entrevistas
Onboarding | employee onboarding | induction | acogida de personal
Offboarding | exit interviews
Employee relations | staff relations | grievances | disciplinary procedures | relaciones laborales
Performance management | appraisals | performance reviews | evaluación del desempeño
Compensation and benefits | comp and ben | compensation & benefits | compensación y beneficios
Learning & development | L&D | employee development | formación y desarrollo
Talent management | talent development | gestión del talento
Succession planning | planes de sucesión
Workforce planning | headcount planning | planificación de plantilla
HR policies | people policies | employee handbook | políticas de recursos humanos
HRIS | HR information system | HR systems
Workday > HRIS
SuccessFactors | SAP SuccessFactors > HRIS
BambooHR > HRIS
=ADP > Payroll
Applicant tracking systems | ATS | =Greenhouse | =Lever | Taleo
Job descriptions | job postings | ofertas de empleo
Employer branding | employer brand | marca empleadora
Diversity & inclusion | DEI | D&I | diversidad e inclusión
Employee engagement | engagement surveys | staff surveys | compromiso de los empleados
Organizational development | organization design | desarrollo organizacional
Employment contracts | contratos de trabajo
Benefits administration | benefits enrolment | open enrollment
Absence management | leave management | absence | gestión de ausencias
HR analytics | people analytics
Labor relations | trade unions | unions | collective bargaining | negociación colectiva
Job evaluation | salary benchmarking | pay bands | bandas salariales
Workplace investigations | internal investigations
Psychometric testing | psychometric assessment
Works council | comité de empresa
Employee wellbeing | wellbeing programmes | bienestar laboral
Background checks
FMLA | ADA compliance | EEO
"""

CERTIFICATION = """
SHRM-CP | SHRM-SCP | SHRM
PHR | SPHR
CIPD | CIPD Level 5 | CIPD Level 7 | Chartered MCIPD
"""

OTHER = """
Human resources | =HR | HR generalist | people operations | recursos humanos | RR.HH. | RRHH
HR business partner | HRBP | people partner
Coaching | coach
"""
