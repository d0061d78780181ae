app_name = "requests_log"

urlpatterns = []
