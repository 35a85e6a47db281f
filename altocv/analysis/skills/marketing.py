"""Marketing and communication."""

TECHNICAL = """
SEO | search engine optimization | posicionamiento web
SEM | search engine marketing | paid search | PPC | pay-per-click
Google Ads | AdWords | Google AdWords > SEM
Google Analytics | GA4 > Web analytics
Google Tag Manager | GTM > Web analytics
Web analytics | site analytics | analítica web
Meta Ads | Facebook Ads | Facebook Business Manager > Paid social
Paid social | social ads | paid media | performance marketing | publicidad digital
LinkedIn Ads > Paid social
Social media marketing | social media | social media management | redes sociales
Content marketing | content strategy | content creation | marketing de contenidos | creación de contenido
Copywriting | copywriter | copy writing | redacción publicitaria
Email marketing | e-mail marketing | email campaigns | newsletters | newsletter
Mailchimp > Email marketing
Klaviyo > Email marketing
Marketing automation | lifecycle marketing | automatización de marketing
HubSpot > CRM
Marketo > Marketing automation
=Pardot > Marketing automation
Conversion rate optimization | CRO | landing pages | optimización de la conversión
Lead generation | demand generation | demand gen | generación de leads
Brand management | branding | brand strategy | brand positioning | gestión de marca
Public relations | PR campaigns | press releases | media relations | relaciones públicas
Influencer marketing | influencers | marketing de influencers
Affiliate marketing | marketing de afiliados
Product marketing | product launches | marketing de producto
Go-to-market strategy | go-to-market | GTM strategy | =Go to Market
Market analysis | competitor analysis | competitive analysis | análisis de mercado
Campaign management | marketing campaigns | campaigns | campañas
Digital marketing | online marketing | marketing digital
Growth marketing | growth hacking
Media planning | media buying | planificación de medios
Programmatic advertising | programmatic
Customer journey | customer journey mapping
Marketing analytics | attribution modeling | attribution | =ROAS
Ahrefs | Semrush | =Moz > SEO
Hootsuite | =Buffer | Sprout Social > Social media marketing
Community management | community manager
Video marketing | YouTube
E-commerce | ecommerce | online store | comercio electrónico
Shopify > E-commerce
Magento > E-commerce
Trade marketing
Event marketing | trade shows | ferias
Content management systems | CMS | gestor de contenidos
Canva
"""

CERTIFICATION = """
Google Ads certification > Google Ads
HubSpot certification | HubSpot Inbound certification > HubSpot
CIM qualification | Chartered Institute of Marketing
"""

OTHER = """
Marketing | marketer | mercadotecnia
Advertising | publicidad
Inbound marketing
B2B marketing
Corporate communications | internal communications | comunicación corporativa
Storytelling
Copy editing | proofreading | corrección de textos
"""
