"""Norway's public holidays 1970-2100 as python3-holidays knows them, plain Sundays left out; a year a line."""
import holidays

for year in range(1970, 2101):
    print(year, *sorted(day.isoformat()[5:] for day in holidays.Norway(years=year, include_sundays=False)))
