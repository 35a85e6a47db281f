"""Customer support and service desks."""

TECHNICAL = """
Zendesk
Freshdesk
=Intercom
ServiceNow
Salesforce Service Cloud | Service Cloud > Salesforce
Help desk | helpdesk | service desk | mesa de ayuda
Technical support | IT support | desktop support | tech support | soporte técnico
Ticketing systems | ticketing system | support tickets | tickets | ticketing
Live chat | chat support
Phone support | inbound calls | call handling | telephone manner | atención telefónica
Outbound calls
Call center | call centre | contact center | contact centre | centro de llamadas
Email support | e-mail support
Troubleshooting | trouble-shooting | fault finding | resolución de incidencias
Escalation management | escalations | escalation
Complaint handling | complaint resolution | complaints | gestión de reclamaciones
Service level agreements | SLA | SLAs | acuerdos de nivel de servicio
Customer satisfaction | CSAT | satisfacción del cliente
Net promoter score | NPS
First contact resolution | first-call resolution | first call resolution | FCR
Average handling time | AHT
Knowledge base | help articles | help centre articles | help center articles | base de conocimiento
Customer onboarding | client onboarding | onboarding customers
Customer success | customer success manager | éxito del cliente
Refunds | refunds and returns | returns and refunds | devoluciones
Order processing | order entry | tramitación de pedidos
Quality monitoring | call monitoring | call quality
Chatbots | chatbot
Remote support | remote desktop | TeamViewer
Hardware support | hardware troubleshooting | printer support
Password resets | user accounts | account administration
Genesys | Five9 | =Avaya
Bug reporting | bug reports | reproduce bugs
Product knowledge
Social media support
Macros and templates | canned responses
"""

CERTIFICATION = """
HDI certification | HDI Support Center Analyst
Microsoft Certified | MCSA
"""

OTHER = """
Customer service | client service | customer care | atención al cliente | servicio al cliente
Customer support | support agent | soporte al cliente
Customer experience | CX | experiencia del cliente
"""
