"""Nursing and care."""

TECHNICAL = """
Patient care | patient-centred care | patient-centered care | bedside care | atención al paciente
Patient assessment | physical assessment | head-to-toe assessment | valoración del paciente
Triage | triaje
Medication administration | administering medication | administer medication | administración de medicación
IV therapy | intravenous therapy | IV insertion | cannulation | venipuncture | phlebotomy | vía venosa
Wound care | wound dressing | dressing changes | cura de heridas | curas
Vital signs | constantes vitales
Infection control | infection prevention | aseptic technique | control de infecciones
Care planning | care plans | care plan | nursing care plans | planes de cuidados
Electronic health records | EHR | EMR | electronic medical records | historia clínica electrónica
=Epic | Epic EHR | Epic Systems > Electronic health records
=Cerner > Electronic health records
Meditech > Electronic health records
Clinical documentation | charting | patient records | patient charting
Critical care | intensive care | ICU | cuidados intensivos | UCI
Emergency nursing | emergency department | emergency room | A&E | urgencias
Medical-surgical nursing | med-surg | medical surgical
Pediatric nursing | paediatric nursing | pediatrics | paediatrics | pediatría
Maternity care | obstetrics | labor and delivery | labour ward | obstetricia
Midwifery | midwife | matrona
Neonatal care | NICU | neonatal intensive care
Geriatric care | elderly care | care of the elderly | older adults | geriatría
Palliative care | end-of-life care | hospice | cuidados paliativos
Mental health nursing | psychiatric nursing | mental health | salud mental
Oncology nursing | oncology | chemotherapy | oncología
Perioperative nursing | operating room | operating theatre | scrub nurse | quirófano
Anesthesia | anaesthesia | anestesia
Dialysis | hemodialysis | haemodialysis | diálisis
Telemetry | cardiac monitoring | ECG | EKG
Ventilator management | mechanical ventilation | ventilación mecánica
Catheterization | catheter care | sondaje
Tracheostomy care
Blood transfusion | transfusiones
Pain management | manejo del dolor
Discharge planning | hospital discharge | alta hospitalaria
Patient education | health education | educación sanitaria
Patient safety | seguridad del paciente
Case management
Community nursing | district nursing | home care | home health | atención domiciliaria
Primary care | atención primaria
Rehabilitation | rehabilitación
Physiotherapy | physical therapy | fisioterapia
Vaccination | immunization | vacunación
Diabetes care | diabetes management
Personal care | activities of daily living | ADL | aseo personal
Dementia care | dementia | demencia
Manual handling | moving and handling | patient handling
Safeguarding | safeguarding adults
Clinical trials | ensayos clínicos
Medical terminology | terminología médica
"""

CERTIFICATION = """
Registered Nurse | =RN | NMC registration | NMC registered | RGN | enfermera registrada
 | enfermero registrado
Licensed Practical Nurse | LPN | LVN
Nurse Practitioner | Advanced Practice Nurse
Certified Nursing Assistant | CNA | healthcare assistant | auxiliar de enfermería
BLS | Basic Life Support | soporte vital básico
ACLS | Advanced Cardiac Life Support | ALS | soporte vital avanzado > BLS
=PALS | Pediatric Advanced Life Support
CCRN > Critical care
CPR | cardiopulmonary resuscitation | RCP | reanimación cardiopulmonar
NCLEX | NCLEX-RN
TNCC
"""

OTHER = """
Nursing | nurse | nursing practice | enfermería | enfermera | enfermero
HIPAA | patient confidentiality
Shift work | night shifts | rotating shifts | turnos rotativos
Multidisciplinary team | interdisciplinary team | MDT | equipo multidisciplinar
"""
