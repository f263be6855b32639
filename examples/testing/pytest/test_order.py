"""Places an order and reads it back, with nothing but the standard library."""

import json
import ssl
import urllib.request

import pytest


@pytest.fixture
def call(platform):
    server = platform["development"]
    trust = ssl.create_default_context(cafile=platform["ca_file"])

    def send(method, path, body=None, token=None):
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(server["url"] + path, data, headers, method=method)
        with urllib.request.urlopen(request, context=trust) as answer:
            return json.load(answer)

    credentials = {key: server[key] for key in ("client_id", "client_secret")}
    token = send("POST", "/v2/oauth/token", {"grant_type": "client_credentials", **credentials})["access_token"]
    return lambda method, path, body=None: send(method, path, body, token)


def test_an_order_that_was_placed_is_read_back(call):
    users = "/v2/fulfillment/users"
    call("POST", users, {"user_id": "ada", "first_name": "Ada", "phone_number": "+14155550100"})
    cart = {
        "address": {"address_line_1": "50 Beale St", "postal_code": "94105"},
        "items": [{"line_num": "1", "count": 2, "item": {"upc": "400000000015"}}],
    }
    options = call("POST", f"{users}/ada/service_options/cart/delivery", cart)["service_options"]
    option = next(option["id"] for option in options if option["availability"]["available"])
    hold = call("POST", f"{users}/ada/service_options/{option}/reserve")["service_option_hold"]["id"]
    order = {"order_id": "first", "service_option_hold_id": hold, "initial_tip_cents": 500, **cart}
    call("POST", f"{users}/ada/orders/delivery", order)
    assert call("GET", f"{users}/ada/orders/first")["status"] == "brand_new"
