"""The Streamlit page. Text of reports and models reaches it escaped or as ``textContent``, never as markup."""
