package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrderTest {
  private static final String USERS = "/v2/fulfillment/users";
  private static Platform platform;

  @BeforeAll
  static void start() throws Exception {
    platform = new Platform();
  }

  @AfterAll
  static void stop() throws Exception {
    if (platform != null) platform.close();
  }

  @Test
  void anOrderThatWasPlacedIsReadBack() throws Exception {
    platform.call("POST", USERS, json("""
        {"user_id": "ada", "first_name": "Ada", "phone_number": "+14155550100"}"""));
    ObjectNode cart = json("""
        {"address": {"address_line_1": "50 Beale St", "postal_code": "94105"},
         "items": [{"line_num": "1", "count": 2, "item": {"upc": "400000000015"}}]}""");
    long option = 0;
    for (JsonNode one : platform.call("POST", USERS + "/ada/service_options/cart/delivery", cart).get("service_options")) {
      if (one.at("/availability/available").asBoolean()) option = one.get("id").asLong();
    }
    long hold = platform.call("POST", USERS + "/ada/service_options/" + option + "/reserve", null).at("/service_option_hold/id").asLong();
    platform.call("POST", USERS + "/ada/orders/delivery",
        cart.put("order_id", "first").put("service_option_hold_id", hold).put("initial_tip_cents", 500));
    assertEquals("brand_new", platform.call("GET", USERS + "/ada/orders/first", null).get("status").asText());
  }

  private static ObjectNode json(String text) throws Exception {
    return (ObjectNode) Platform.JSON.readTree(text);
  }
}
