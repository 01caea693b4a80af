from nights_careless import CarelessStory
class NightStory(CarelessStory):
    pass
