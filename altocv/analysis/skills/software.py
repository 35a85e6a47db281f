"""Software engineering, operations and security."""

TECHNICAL = """
Python
Java
JavaScript | JS | Java Script | ECMAScript | ES6
TypeScript > JavaScript
=C | C programming | C language
C++ | cpp | C plus plus
C# | C sharp | csharp
F# | F sharp
.NET | dotnet | dot net | .NET Core | .NET Framework | ASP.NET | ASP.NET Core
VB.NET | Visual Basic | VBA
=Go | Golang | Go programming | Go developer | Go engineer
=Rust
Kotlin
=Swift | SwiftUI
Objective-C
Ruby
Ruby on Rails | =Rails | RoR > Ruby
PHP
Laravel > PHP
Symfony > PHP
Scala
Perl
Elixir
Erlang
Haskell
Clojure
=Dart
Flutter > Dart
Lua
COBOL
Assembly language | assembler
Bash | shell scripting | shell scripts | scripting en shell
PowerShell
HTML | HTML5
CSS | CSS3
Sass | SCSS > CSS
Tailwind CSS | Tailwind > CSS
Bootstrap > CSS
=React | React.js | ReactJS > JavaScript
React Native > React, JavaScript
=Angular | AngularJS > JavaScript
Vue.js | Vue | VueJS | Nuxt > JavaScript
Svelte | SvelteKit > JavaScript
Next.js | NextJS > React, JavaScript
Node.js | NodeJS | Node JS | =Node > JavaScript
Express.js | ExpressJS > Node.js, JavaScript
NestJS | Nest.js > Node.js, TypeScript
jQuery > JavaScript
Redux
Webpack
=Vite
Django > Python
Flask > Python
FastAPI > Python
Spring Boot | Spring Framework | =Spring > Java
Hibernate > Java
GraphQL > APIs
REST APIs | REST API | RESTful | RESTful services | REST services | REST web services | =REST > APIs
APIs | API | API design | API development
gRPC
WebSockets | WebSocket
OAuth | OAuth2 | OpenID Connect | OIDC
Microservices | micro-services | microservice architecture | microservicios
Event-driven architecture | event driven
Distributed systems | sistemas distribuidos
System design | software architecture | arquitectura de software
Object-oriented programming | OOP | object oriented design | programación orientada a objetos
Functional programming | programación funcional
Data structures | algorithms | data structures and algorithms | estructuras de datos
SQL
PostgreSQL | Postgres | psql > SQL
MySQL | MariaDB > SQL
SQL Server | MSSQL | MS SQL | T-SQL > SQL
Oracle Database | Oracle DB | PL/SQL > SQL
SQLite > SQL
MongoDB | Mongo > NoSQL
NoSQL
Redis
Elasticsearch | Elastic Search | OpenSearch | ELK
Cassandra > NoSQL
DynamoDB > NoSQL, AWS
Kafka | Apache Kafka
RabbitMQ
AWS | Amazon Web Services > Cloud computing
AWS Lambda > AWS, Cloud computing
Azure | Microsoft Azure > Cloud computing
Google Cloud | GCP | Google Cloud Platform > Cloud computing
Cloud computing | cloud infrastructure | cloud services | cloud platforms | cloud
 | computación en la nube | la nube
Docker | containerization | contenedores
Kubernetes | k8s | EKS | AKS | GKE > Docker
Helm
Terraform > Infrastructure as code
Infrastructure as code | IaC | infraestructura como código
Ansible
=Puppet
=Chef Infra
Jenkins > CI/CD
GitHub Actions > CI/CD, GitHub
GitLab CI | GitLab > CI/CD, Git
CircleCI > CI/CD
CI/CD | CI-CD | continuous integration | continuous delivery | continuous deployment | integración continua
Git > Version control
GitHub > Git
Version control | control de versiones
Linux | Ubuntu | Red Hat | RHEL | Debian
Windows Server
Active Directory
Nginx
Prometheus monitoring | Prometheus
Grafana
Datadog
Observability | application monitoring | observabilidad
Site reliability engineering | SRE | site reliability
DevOps
Networking | TCP/IP | computer networks | redes informáticas
Firewalls | firewall
Cybersecurity | cyber security | information security | IT security | ciberseguridad
Penetration testing | pen testing | pentesting | ethical hacking
OWASP
SIEM | Splunk
Identity and access management | IAM
Test automation | automated testing | automated tests | pruebas automatizadas
Unit testing | unit tests | pruebas unitarias
Test-driven development | TDD
Quality assurance | QA | software testing | aseguramiento de la calidad
Selenium > Test automation
Cypress testing | =Cypress > Test automation
Playwright > Test automation
JUnit > Unit testing
pytest > Unit testing, Python
Postman
Code review | code reviews | revisión de código
Debugging | depuración
Technical documentation | documentación técnica
iOS | iOS development
Android | Android development
Mobile development | mobile apps | desarrollo móvil
Embedded systems | embedded software | firmware | sistemas embebidos
RTOS
Front-end development | front end | frontend | desarrollo frontend
Back-end development | back end | backend | desarrollo backend
Full-stack development | full stack | fullstack
Web development | desarrollo web
WordPress
Blockchain | smart contracts | Solidity
Unity engine | Unity3D | Unreal Engine
Performance optimization | performance tuning | optimización del rendimiento
Caching
Web accessibility | WCAG | accesibilidad web
"""

CERTIFICATION = """
AWS Certified | AWS certification | AWS Certified Solutions Architect > AWS
Azure certification | Azure Administrator Associate | AZ-900 | AZ-104 > Azure
CISSP > Cybersecurity
CEH | Certified Ethical Hacker > Cybersecurity
CompTIA Security+ | Security+ > Cybersecurity
CompTIA A+ | =A+ certification
CompTIA Network+ | Network+ > Networking
CCNA | CCNP | Cisco certified > Networking
CKA | Certified Kubernetes Administrator > Kubernetes
ITIL
ISTQB > Quality assurance
ISO 27001
"""

OTHER = """
Software development | software engineering | software engineer | software developer
 | desarrollo de software | ingeniería de software
Agile | agile methodologies | agile methods | metodologías ágiles
Scrum > Agile
Kanban > Agile
=Jira
Confluence
On-call rotation | on-call | incident response
Open source | código abierto
"""
