"""Accounting, audit and finance."""

TECHNICAL = """
Financial reporting | financial statements | statutory accounts | annual accounts | estados financieros
Month-end close | month end close | month-end closing | month-end | year-end close | year-end
 | cierre mensual
General ledger | =GL | nominal ledger | libro mayor
Accounts payable | =AP | purchase ledger | cuentas a pagar | cuentas por pagar
Accounts receivable | =AR | sales ledger | cuentas a cobrar | cuentas por cobrar
Bank reconciliation | reconciliations | account reconciliation | conciliación bancaria | conciliaciones
Bookkeeping | book-keeping | teneduría de libros
Journal entries | accruals | prepayments | asientos contables
Payroll | payroll processing | nóminas
Tax returns | tax preparation | tax compliance | corporate tax | declaraciones fiscales | impuestos
VAT | VAT returns | sales tax | IVA
Auditing | audit | external audit | auditoría
Internal audit | internal auditing | auditoría interna > Auditing
Internal controls | SOX | Sarbanes-Oxley | control interno
Cost accounting | product costing | contabilidad de costes | contabilidad analítica
Management accounting | management accounts | contabilidad de gestión
Variance analysis | análisis de desviaciones
Financial analysis | financial analyst | análisis financiero
Financial modeling | financial modelling | modelización financiera > Financial analysis
Financial planning & analysis | FP&A | planificación financiera
Cash flow management | cash flow | cash flow forecasting | flujo de caja | tesorería
Treasury | treasury management
Fixed assets | depreciation | inmovilizado
Consolidation | group consolidation | intercompany | consolidación
Credit control | collections | debt collection | gestión de cobros
Invoicing | billing | invoice processing | facturación
Revenue recognition | ASC 606 | IFRS 15
GAAP | US GAAP | UK GAAP | PGC
IFRS | NIIF
P&L | profit and loss | income statement | cuenta de resultados
Balance sheet | balance de situación
Valuation | company valuation | DCF | valoración de empresas
Mergers & acquisitions | M&A | fusiones y adquisiciones
Due diligence
Investment analysis | portfolio management | análisis de inversiones
Risk analysis | credit risk | riesgo de crédito
Anti-money laundering | AML | KYC | prevención del blanqueo
SAP | SAP FI | SAP FICO | SAP S/4HANA | S/4HANA
Oracle Financials | Oracle ERP | Oracle NetSuite
NetSuite
QuickBooks
=Xero
=Sage | Sage 50 | Sage 200 | ContaPlus
Microsoft Dynamics | Dynamics 365 | Navision
ERP | ERP systems | enterprise resource planning
Hyperion
Bloomberg terminal
"""

CERTIFICATION = """
CPA | Certified Public Accountant | contador público
ACCA | Chartered Certified Accountant
ACA | Chartered Accountant | ICAEW
CIMA | CGMA
CMA | Certified Management Accountant
CFA | Chartered Financial Analyst
CIA certification | Certified Internal Auditor > Internal audit
AAT
Enrolled Agent
FRM
"""

OTHER = """
Accounting | accountancy | accountant | contabilidad | contable
Finance | financial management | finanzas
Banking | banca
Insurance underwriting | underwriting
"""
