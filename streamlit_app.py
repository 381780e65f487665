"""The page: ``reviewer serve``, or ``streamlit run streamlit_app.py``."""

import streamlit as st

from reviewer.ui import review_page

st.set_page_config(page_title="绩效自评报告复核", page_icon="🔎", layout="wide")
st.navigation([st.Page(review_page.show, title="复核一份报告", default=True)], position="hidden").run()
