"""Data analysis, data engineering and machine learning."""

TECHNICAL = """
=R | R programming | R language
=RStudio | tidyverse | ggplot2 > R
pandas > Python
NumPy > Python
SciPy > Python
scikit-learn | sklearn > Machine learning, Python
PyTorch > Deep learning, Python
TensorFlow | Keras > Deep learning
XGBoost | LightGBM | gradient boosting > Machine learning
Jupyter | Jupyter notebooks > Python
Machine learning | =ML | aprendizaje automático
Deep learning | neural networks | redes neuronales > Machine learning
Natural language processing | NLP | procesamiento del lenguaje natural > Machine learning
Computer vision | visión por computador > Machine learning
Large language models | LLM | generative AI | GenAI | IA generativa > Machine learning
Artificial intelligence | =AI | inteligencia artificial
MLOps > Machine learning
MLflow > MLOps
Reinforcement learning > Machine learning
Recommender systems | recommendation engines
Statistics | statistical analysis | statistical modelling | statistical modeling | estadística
Bayesian statistics | Bayesian methods > Statistics
Regression analysis | linear regression | logistic regression > Statistics
Hypothesis testing > Statistics
A/B testing | A/B test | split testing | controlled experiments | experimentation | pruebas A/B
Causal inference > Statistics
Time series | time-series forecasting | series temporales
Forecasting | demand forecasting | pronósticos
Predictive modeling | predictive modelling | predictive analytics | modelos predictivos
Data analysis | data analytics | analyze data | analyzing data | análisis de datos
Data science | ciencia de datos
Data visualization | dashboards | dashboard | visualización de datos | cuadros de mando
Data engineering | data pipelines | data pipeline | ingeniería de datos
Data modeling | data modelling | dimensional modeling | star schema | modelado de datos
Data warehousing | data warehouse | DWH | almacén de datos
Data governance | data quality | gobierno del dato
Data cleaning | data wrangling | data cleansing | limpieza de datos
Data migration | migración de datos
Data mining | minería de datos
Big data
ETL | ELT
Business intelligence | =BI | inteligencia de negocio
Tableau > Data visualization
Power BI | PowerBI > Data visualization
=Looker | Looker Studio | Google Data Studio > Data visualization
Qlik | QlikView | Qlik Sense > Data visualization
=Metabase > Data visualization
D3.js | =D3 > Data visualization
Spark | Apache Spark | PySpark > Big data
Hadoop | MapReduce | HDFS > Big data
=Hive | Apache Hive > Hadoop
Airflow | Apache Airflow > Data engineering
dbt | data build tool > SQL
Snowflake > Data warehousing, SQL
BigQuery > Data warehousing, SQL, Google Cloud
Redshift > Data warehousing, AWS
Databricks > Spark
Fivetran > ETL
SAS | SAS programming
SPSS > Statistics
Stata > Statistics
MATLAB
Segmentation | customer segmentation | cohort analysis | segmentación
Web scraping
Geographic information systems | GIS | ArcGIS | QGIS
"""

CERTIFICATION = """
Google Data Analytics Certificate > Data analysis
Tableau Desktop Specialist > Tableau
Databricks certification
"""

OTHER = """
Reporting | KPI reporting | informes
KPIs | KPI | key performance indicators | indicadores clave
Requirements gathering | business requirements | toma de requisitos
Product analytics
"""
