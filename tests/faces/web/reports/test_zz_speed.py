import time
from tests.faces.web.reports.conftest import *
from tests.faces.web.reports.typing import TYPED, sent
def test_speed(browser):
    boris=browser("boris"); salma=browser("salma")
    ref=sent(boris,salma)
    for url in ("/reports/new/","/reports/","/","/search/",f"/reports/{ref}/"):
        boris.get(url); t=time.perf_counter()
        for _ in range(10): boris.get(url)
        print(url, round((time.perf_counter()-t)*100,1),"ms")
    with open('/work/scratch/unitpages/prof.txt','w') as f: pass
    import cProfile,pstats
    pr=cProfile.Profile(); pr.enable()
    for _ in range(10): boris.get("/reports/new/")
    pr.disable(); pstats.Stats(pr,stream=open('/work/scratch/unitpages/prof.txt','w')).sort_stats('cumtime').print_stats(45)
