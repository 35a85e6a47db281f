"""Teaching and education."""

TECHNICAL = """
Lesson planning | lesson plans | planning lessons | planificación de clases | programación didáctica
Curriculum development | curriculum design | curriculum | diseño curricular
Classroom management | behaviour management | behavior management | gestión del aula
Differentiated instruction | differentiation | differentiated learning | atención a la diversidad
Special education | SEN | SEND | special educational needs | IEP | educación especial
Formative assessment | student assessment | pupil assessment | grading | marking | evaluación del alumnado
Early childhood education | early years | EYFS | preschool | kindergarten | educación infantil
Primary education | primary school | elementary school | elementary education | educación primaria
Secondary education | secondary school | high school teaching | educación secundaria
Higher education | university teaching | lecturing | educación superior
Adult education | adult learners | educación de adultos
ESL | EFL | TESOL teaching | English as a second language | teaching English | inglés como lengua extranjera
Phonics | early literacy
Literacy | reading instruction | lectoescritura
Numeracy | mathematics teaching | maths teaching | enseñanza de matemáticas
STEM education | STEM
Science teaching | teaching science
Project-based learning | aprendizaje basado en proyectos | ABP
Inclusive education | inclusive classroom | educación inclusiva
Instructional design | e-learning design | ADDIE | diseño instruccional
E-learning | online learning | distance learning | remote teaching | enseñanza en línea
Learning management systems | LMS | Moodle | Blackboard LMS | Canvas LMS
Google Classroom
Educational technology | EdTech | smartboard | interactive whiteboard | tecnología educativa
Parent communication | parents' evenings | parent-teacher conferences | parent-teacher
 | tutorías con familias
Pastoral care | student wellbeing | form tutor | tutoría
Child protection | child safeguarding | protección de menores
Tutoring | tutor | private lessons | clases particulares
Exam preparation | exam prep | GCSE | A-level | preparación de exámenes
International Baccalaureate | =IB
Common Core
Montessori
Child development | desarrollo infantil
Academic advising | student advising | orientación académica
Academic research
Field trips | extracurricular activities | after-school clubs | actividades extraescolares
"""

CERTIFICATION = """
Teaching license | teaching licence | teaching certificate | state certification | teacher certification
QTS | Qualified Teacher Status
PGCE | Postgraduate Certificate in Education | CAP docente
TEFL | TESOL certificate | TESOL
CELTA | =DELTA
Máster del Profesorado | máster en formación del profesorado
"""

OTHER = """
Teaching | teacher | teach | instruction | docencia | enseñanza | maestra | maestro | profesor | profesora
Pedagogy | pedagogía
Childcare | child care | cuidado de niños
Mathematics | maths | matemáticas
Physics | física
Chemistry | química
Biology | biología
"""
