"""Law and its offices."""

TECHNICAL = """
Legal research | Westlaw | LexisNexis | investigación jurídica
Legal drafting | drafting pleadings | pleadings | legal writing | redacción jurídica
Contract drafting | drafting contracts | draft contracts | redacción de contratos
Contract review | contract law | commercial contracts | reviewing contracts | derecho contractual
Litigation | civil litigation | trial preparation | litigios | procesal civil
Dispute resolution | alternative dispute resolution | ADR
Arbitration | arbitraje
Mediation | mediación
Corporate law | company law | corporate governance | derecho mercantil | derecho societario
Employment law | labour law | labor law | derecho laboral
Intellectual property | IP law | trademarks | patents | copyright | propiedad intelectual
Real estate law | conveyancing | property law | derecho inmobiliario
Family law | divorce proceedings | derecho de familia
Criminal law | criminal defence | criminal defense | derecho penal
Administrative law | public law | derecho administrativo
Tax law | derecho fiscal | derecho tributario
Immigration law | visa applications | derecho de extranjería
Environmental law | derecho ambiental
Competition law | antitrust | derecho de la competencia
Banking law | financial regulation | derecho bancario
Privacy law | data protection law
Bankruptcy law | insolvency | restructuring | derecho concursal
Probate | wills and estates | wills | trusts and estates | sucesiones
Discovery | e-discovery | document review | disclosure
Depositions | deposition
Court appearances | court hearings | advocacy | comparecencias
Legal advice | legal counsel | advising clients | asesoramiento jurídico
Case preparation | case files | trial bundles | expedientes judiciales
Paralegal support | paralegal | legal assistant
Legal case management | Clio | practice management software
Notarial services | notary | notaría
Regulatory affairs | regulatory law | asuntos regulatorios
"""

CERTIFICATION = """
Bar admission | admitted to the bar | bar membership | state bar | bar exam | called to the bar
Qualified solicitor | solicitor | SRA | Legal Practice Course | LPC | SQE
Barrister
Juris Doctor | J.D. | JD degree | LL.B. | LLB | LL.M. | LLM degree | grado en derecho
 | licenciatura en derecho
Certified Paralegal
CIPP | CIPP/E > GDPR
"""

OTHER = """
Law | legal | lawyer | attorney | derecho | abogado | abogada | abogacía
In-house counsel | general counsel | in-house legal
"""
