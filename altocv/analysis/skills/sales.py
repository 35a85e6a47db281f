"""Sales and trade."""

TECHNICAL = """
CRM | customer relationship management | gestión de clientes
Salesforce | Salesforce CRM | SFDC > CRM
Pipedrive > CRM
Zoho CRM > CRM
Prospecting | cold calling | cold calls | outbound prospecting | prospección | llamadas en frío
Lead qualification | qualifying leads | BANT | MEDDIC | cualificación de leads
Account management | key account management | key accounts | account manager | gestión de cuentas
Territory management | sales territory | gestión de territorio
Pipeline management | sales pipeline | embudo de ventas
Sales forecasting | revenue forecast | previsión de ventas
Quota attainment | sales targets | sales quota | quota | objetivos de ventas | objetivos comerciales
Closing deals | deal closing | close deals | cierre de ventas
Contract negotiation | commercial negotiation | negociación de contratos > Negotiation
Solution selling | consultative selling | value selling | venta consultiva
SPIN selling | Challenger Sale | Sandler
Cross-selling | cross-sell | upselling | upsell | venta cruzada
Product demonstrations | product demos | demos | demostraciones de producto
Sales presentations | pitching | sales pitch
Proposals | tenders | RFP | bid writing | licitaciones | propuestas comerciales
Inside sales | SDR | BDR | sales development
Field sales | outside sales | door-to-door
Channel sales | partner management | resellers | distributors | venta por canal
Retail sales | shop floor | point of sale | venta minorista
Visual merchandising | merchandising
Cash handling | cash register | till operation | manejo de caja
Pricing | pricing strategy | fijación de precios
Export sales | international sales | exportación
Sales operations | sales enablement
Customer acquisition | new business | captación de clientes
Customer retention | client retention | churn | fidelización de clientes
LinkedIn Sales Navigator | Sales Navigator
Outreach.io | SalesLoft
Real estate sales | real estate | property sales | ventas inmobiliarias
Pharmaceutical sales | medical sales | visitador médico
"""

CERTIFICATION = """
Salesforce Administrator | Salesforce certification > Salesforce
Certified Sales Professional | CSP
Real estate license | real estate licence
"""

OTHER = """
Sales | selling | ventas | comercial
B2B sales | B2B | business-to-business
B2C sales | B2C
SaaS | software as a service
Client relations | client relationships | customer relationships | relaciones con clientes
Retail | comercio minorista
Sales management | sales manager | sales leadership | dirección comercial
"""
