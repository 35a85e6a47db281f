"""Logistics, purchasing and transport."""

TECHNICAL = """
Supply chain management | supply chain | cadena de suministro
Inventory management | inventory control | stock control | stock management | inventory
 | control de inventario
Warehouse management | warehouse operations | warehousing | warehouse | gestión de almacén | almacén
Warehouse management systems | WMS | Manhattan WMS | SAP EWM
Transportation management | TMS | transport planning | gestión del transporte
Freight forwarding | freight | forwarding | tránsito de mercancías
Customs clearance | customs | customs brokerage | aduanas | despacho de aduanas
Incoterms
Import/export | import and export | importación y exportación
Procurement | purchasing | sourcing | compras | aprovisionamiento
Strategic sourcing | category management
Supplier negotiation | supplier relations | negociación con proveedores > Negotiation
Order fulfillment | order fulfilment | pick and pack | order picking | picking | preparación de pedidos
Shipping and receiving | goods-in | dispatch | despatch | expedición
Route planning | route optimization | delivery routes | planificación de rutas
Last-mile delivery | last mile | última milla
Fleet management | vehicle fleet | gestión de flotas
Demand planning | planificación de la demanda
S&OP | sales and operations planning
MRP | material requirements planning | material planning
Just-in-time | JIT
Cycle counting | cycle counts | stocktaking | stock takes | inventario cíclico
Barcode scanning | RF scanners | RFID | barcode scanners
Cold chain | temperature-controlled | cadena de frío
Reverse logistics | returns handling | logística inversa
Third-party logistics | 3PL
Cross-docking | cross docking
Loading and unloading | loading docks | carga y descarga
Forklift operation | forklift driving | forklift | carretillero | carretilla elevadora
Delivery driving | HGV driving | truck driving | HGV | delivery driver | conductor de camión
Tachograph | tachographs | tacógrafo
Load planning | load securing
Packing | packaging operations | embalaje
Dangerous goods | hazardous materials | ADR goods | hazmat | mercancías peligrosas
Port operations | container shipping | vessel operations
Air freight | ocean freight | sea freight
On-time delivery | OTIF
SAP MM | SAP SD > SAP
"""

CERTIFICATION = """
Forklift license | forklift licence | forklift certification | carnet de carretillero > Forklift operation
CDL | commercial driver's license | CDL Class A | category C licence | permiso C
CPC driver | Driver CPC | certificado CAP
APICS CSCP | CSCP | CPIM | APICS
CIPS | MCIPS > Procurement
IATA certification | DGR certification
"""

OTHER = """
Logistics | logistics operations | logistics coordinator | logística
Operations management | operations manager | gestión de operaciones
Distribution | distribution centre | distribution center | distribución
"""
