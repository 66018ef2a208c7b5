"""A number as a spreadsheet shows it: neither more exact nor less than what people saw."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from govpublish.formats.number_formats import shown


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (3, "General", "3"),
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567890123, "General", "1234567890123"),
        (1e21, "General", "1000000000000000000000"),
        (1.5e-7, "General", "0.00000015"),
        (-2.50, "General", "-2.5"),
        (0.8, "0%", "80%"),
        (1, "0%", "100%"),
        (0.8567, "0.00%", "85.67%"),
        (0.8567, "0.0%", "85.7%"),
        (0.005, "0%", "1%"),
        (2.5, "0", "3"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234567, "#,##0", "1,234,567"),
        (12, '0"个"', "12个"),
        (12.5, '"约"0.0"亿元"', "约12.5亿元"),
        (3, 'General"项"', "3项"),
        (3.25, 'G/通用格式"项"', "3.25项"),
        (7, "000", "007"),
        (12.30, "0.##", "12.3"),
        (12, "0.##", "12"),
        (12300, '0.0,"千"', "12.3千"),
        (-5, "0;[Red]-0", "-5"),
        (-5, "0_);(0)", "(5)"),
        (0, '0;-0;"无"', "无"),
        (0, "#", ""),
        (1234.5, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
        (0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (0.5, "# ?/?", "0.5"),
        (1500, "0.00E+00", "1500"),
        (5, "@", "5"),
        (True, "General", "TRUE"),
        ("一\r\n二", "General", "一\n二"),
        (float("nan"), "0.0", "NaN"),
    ],
)
def test_numbers(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("yyyy-mm-dd", "2021-09-05"),
        ("yyyy/m/d", "2021-09-05"),
        ("mm-dd-yy", "2021-09-05"),
        ("m/d/yy h:mm", "2021-09-05"),
        ('yyyy"年"m"月"d"日"', "2021年9月5日"),
        ('yyyy"年"m"月"d"日";@', "2021年9月5日"),
        ('[$-804]yyyy"年"m"月"', "2021年9月"),
        ("yyyy-mm", "2021年9月"),
        ("mmm-yy", "2021年9月"),
        ('m"月"d"日"', "9月5日"),
        ("m/d", "9月5日"),
        ("d-mmm", "9月5日"),
        ('m"月"', "9月"),
        ("yyyy", "2021年"),
    ],
)
def test_a_date_is_as_exact_as_it_is_shown(form: str, text: str) -> None:
    assert shown(datetime(2021, 9, 5), form) == text
    assert shown(date(2021, 9, 5), form) == text


def test_a_time_of_day_stays() -> None:
    assert shown(datetime(2021, 9, 5, 8, 30), "yyyy/m/d h:mm") == "2021-09-05 08:30"
    assert shown(time(8, 30), "h:mm") == "08:30"
    assert shown(timedelta(hours=30), "[h]:mm") == "30:00"
